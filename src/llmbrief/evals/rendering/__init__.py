"""Reports, comparisons, gates and plans as text, Markdown, JUnit XML, GitHub annotations and HTML.

Functions of values to ``str``. What comes from outside (articles, ids, messages) is shown literally in every form.
"""
