package fog
