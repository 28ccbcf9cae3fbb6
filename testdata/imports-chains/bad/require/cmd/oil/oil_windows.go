package oil
