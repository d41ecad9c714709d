"""Offers read from running text: what people paste, with the characters each value came from.

A text goes through these files in this order: passages (tables, lines and sentences), items
(numbers with what was said beside them, and the words for pay), pairs (which number belongs
to which word), sheets (one for each offer), and read (values, questions, what was left).
"""
