"""Reading Ukrainian and Russian: inflected words, free word order, no articles.

The same chunks and mentions as for English come out, so that everything behind them is shared;
what differs is how words are known (stems), how numbers and times are written, and that a
verb may stand before or after what it tells of.
"""
