package bath
