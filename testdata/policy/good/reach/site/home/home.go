package home

import (
	"log/slog"
	"time"

	"example.com/reach/help"
)

var seen int

func init() { seen = 1 }

func Show(d *help.Dice, log *slog.Logger) {
	seen++
	go func() {
		log.Info("rolled", "dice", d.Roll(), "at", time.Now())
	}()
}
