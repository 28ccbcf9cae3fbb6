package clapper
