"""One child beside every home: options and why not the others, alone and with all who wait."""
