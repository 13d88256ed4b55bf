"""What units and people sign when targets are set, and the sheet they are judged by at the end of the year.

Sets the responsibility sheet as an official paper and keeps who has signed it.
Puts together what each township and department owed, did and ranked in a year, for the evaluation.
"""
