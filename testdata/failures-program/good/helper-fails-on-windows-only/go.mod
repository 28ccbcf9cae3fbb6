module example.com/helperfailsonwindowsonly

go 1.26
