package bed
