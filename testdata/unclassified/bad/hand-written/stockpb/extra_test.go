package stockpb
