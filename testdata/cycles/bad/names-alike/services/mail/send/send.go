package send
