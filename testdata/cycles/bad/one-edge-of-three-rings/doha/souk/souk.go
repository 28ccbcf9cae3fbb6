package souk
