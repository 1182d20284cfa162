"""Pictures drawn on the server as plain SVG, each with its table and a sentence."""
