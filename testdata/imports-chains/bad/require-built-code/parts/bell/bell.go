package bell
