package down
