package cut
