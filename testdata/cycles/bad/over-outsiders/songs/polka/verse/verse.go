package verse
