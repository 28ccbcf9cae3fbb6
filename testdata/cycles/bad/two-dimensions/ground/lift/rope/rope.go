package rope
