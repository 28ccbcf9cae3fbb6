package beds
