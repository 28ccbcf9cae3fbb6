package pot
