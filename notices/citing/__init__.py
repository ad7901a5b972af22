"""How to cite a notice, a problem, a measure: `formats` are pure, `records` reads rows, `views` gives files."""
