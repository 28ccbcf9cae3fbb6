package ulm
