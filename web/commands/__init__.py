"""The commands, one small file each. What is heavy to load is loaded where it is used."""
