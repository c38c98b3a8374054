reach-call = اتصال
