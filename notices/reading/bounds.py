"""How much one file may be, hold and cost: the one table of what reading takes. Past a bound a sentence says which."""

from __future__ import annotations

MEGABYTE = 1 << 20

# Of a file
MAX_BYTES = 20 * MEGABYTE  # the longest notice known has .2 MB, the fattest saved page 6 MB
MAX_TEXT = 5_000_000  # characters that come out of it; more is a bomb, not a notice
MAX_LINES = 20_000  # the longest notice known has 900
MAX_TAGS = 300_000  # a long notice pasted from Word has 20,000
MAX_PDF_PAGES = 500
MAX_DRAWN = 4000  # lines and boxes of a page of a PDF file that may make a table
MAX_PARTS = 5000  # files within a Word document
MAX_MAIL_PARTS = 2000  # files within a saved page

# Of recognition (notices.reading.recognition), a process of its own
MAX_SCANNED_PAGES = 40
MAX_DOTS = 50_000_000  # of a picture; telephones take 12 to 48 million
RECOGNITION_BYTES = 768 * MEGABYTE  # of its data; two models, one after the other, and a page
PAGE_PROCESSOR_SECONDS = 15  # a page takes three
PAGE_SECONDS = 90  # by the clock: a machine may be busy

# Of a zip file of files
MAX_ARCHIVE = 200 * MEGABYTE
MAX_MEMBERS = 2000
MAX_TOTAL = 500 * MEGABYTE  # all that comes out of it
MAX_RATIO = 200  # XML shrinks to a thirtieth, a bomb to a thousandth

# Of an article on the web
MAX_REDIRECTS = 5
MAX_SECONDS = 30.0  # for one page
MAX_PAGES = 50  # that one article may be divided into

# Of the process that reads (notices.importing.confined)
READING_SECONDS = 10  # of the processor, for one file
WAITING_SECONDS = (
    50  # by the clock, less than a worker's lease: a machine may be busy, and LibreOffice takes its time
)
MEMORY_BYTES = 256 * MEGABYTE  # of its data; with the programs' own pages it stays below 300 MB
CONVERTER_BYTES = 1024 * MEGABYTE  # of LibreOffice
MOST_ANSWERS = 500  # then a new process: nothing that piles up piles up for long
