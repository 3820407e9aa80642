"""Benchmarks: each measures our work and a yardstick, side by side in the same run.

A yardstick is the barest code that does the same job. Absolute times differ from
one computer to the next; how much longer we take than bare code hardly does.
Ours and the yardstick's take turns, so that whatever else the computer does falls
on both.
"""
