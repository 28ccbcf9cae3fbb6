package bark
