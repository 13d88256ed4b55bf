"""How our documents are set: Word after GB/T 9704, PDF, Excel.

A document comes in as plain data and goes out as bytes.
This room knows no domain and no row.
"""
