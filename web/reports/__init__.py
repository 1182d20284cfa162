"""Reports that stand alone: one file, to be read in any browser or printed."""
