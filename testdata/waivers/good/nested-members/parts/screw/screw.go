package screw
