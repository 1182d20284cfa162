"""The files a problem comes in, read and checked at the door, and written."""
