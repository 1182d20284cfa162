"""The service described by itself: layouts of files, commands, levers and addresses."""
