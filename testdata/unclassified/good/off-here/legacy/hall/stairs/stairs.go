package stairs
