"""The carer pipeline: how households come forward, are assessed and approved, and what limits them.

`stages` names the stages; `journeys` reads the authority's records; `rates` says how likely and how
fast, shrunk to published figures; `walk` lets households go through; `answers` reads it all off.
"""
