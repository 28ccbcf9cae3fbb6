package hall
