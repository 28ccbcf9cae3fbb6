package lib

import _ "log/slog"
