"""Answers to the recruiters' questions, one small file each; pure, and for the team alone."""
