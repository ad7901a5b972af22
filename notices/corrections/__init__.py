"""Corrections of an outline as data: what a person decided about lines, replayed on whatever reads the text. Pure.

A text and its outline are rows (`rows`); a correction names a row by its words and its neighbours' (`anchors`), and
says what is to be done there (`shapes`). Replayed one after the other (`replaying`) they give other rows, of which an
outline is made again: what no correction touched stays as it was read (`assembling`). `soundness` says why
rows cannot be kept, `corrected_notice` carries all of it out on a notice.
"""
