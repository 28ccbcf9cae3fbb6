package tub
