package sew
