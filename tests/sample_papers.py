"""Two reviews of invented findings that cite papers in common."""

OAK = """# Oaks

## Bark

Cork oaks shed heat [1, 2]. Beech does not [3]. Ash is rarely asked [9].

## References

1. Cork AB, Bark C, et al. The shedding of heat & light. J Oak. 2001;1(2):10–19. doi:10.1234/OAK.1
2. Dew E. Dew on bark & 50% more. J Oak. 2002;2:5.
3. Elm F. Beech. Trees. 2003;3:1-2.
4. Elm F. Beech. Trees. 2003;3:1-2. doi:10.1234/beech
5. Fir G. No one cites this. Trees. 2004;4:7. doi:1234/none
"""
ELM = """# Elms

## Leaves

Elm leaves shed heat as oaks do [1]. They drink dew [2]. Nothing else is known [3].

## References

1. Cork AB, Bark C, et al. The shedding of heat and light. J Oak. 2001;1(2):10–19. doi:10.1234/oak.1
2. Dew E. Dew on bark & 50% more. J Oak. 2002;2:5.
3. Cork AB. The shedding of leaves. J Oak. 2001;1:20. doi:10.1234/oak.2
"""
