package a //nanoarch:allow waivers let me // want "^core example.com/unwaivablerule/core/a waives waivers, which no comment can waive; remove the comment$"
