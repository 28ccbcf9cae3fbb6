package skin
