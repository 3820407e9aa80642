"""The parts of a programme booklet, a module a part: each is a list of blocks."""
