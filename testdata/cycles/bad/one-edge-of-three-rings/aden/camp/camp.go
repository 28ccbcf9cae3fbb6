package camp
