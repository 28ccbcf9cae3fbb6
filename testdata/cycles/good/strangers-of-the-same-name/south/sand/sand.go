package sand
