package b //nanoarch:allow policy let me // want "waives policy, which no comment can waive; remove the comment$"
